"""The shell: templates, components, navigation, pages put together from several apps."""
