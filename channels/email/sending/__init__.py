"""Answers on their way out: written as mails, handed to a server over SMTP."""
