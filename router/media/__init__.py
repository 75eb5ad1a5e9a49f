"""Attachments: kept by their hash, named by what they hold, served so that they can harm nobody, fetched after their text is stored."""
