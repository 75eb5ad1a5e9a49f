"""A mailbox on its server: its folders watched over IMAP, what is kept of them, what to do about trouble."""
