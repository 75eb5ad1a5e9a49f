"""What a mail holds: its bytes as a tree, fields, one readable text and files."""
