"""HTML as text that a person can read; `html.to_text` leads through it."""
