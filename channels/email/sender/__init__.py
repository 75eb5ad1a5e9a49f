"""Whether a mail is from whom it says: what proves it, and what is false about his name."""
