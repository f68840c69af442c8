"""What a mail may say, and when it is tried again."""
