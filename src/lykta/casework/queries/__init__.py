"""Named reads of casework: facts, lists, one matter as a story, tasks, search."""
