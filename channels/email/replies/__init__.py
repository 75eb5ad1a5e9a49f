"""What a mail's author wrote himself, apart from what he quotes and from what stands below his words."""
