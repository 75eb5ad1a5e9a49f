"""Mail that no person wrote: whether it is that, and what a mail server reports of a delivery."""
