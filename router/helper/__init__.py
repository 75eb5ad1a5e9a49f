"""The helper: what it understands of what customers write (`hearing`), and what it says and does then (`steps`)."""
