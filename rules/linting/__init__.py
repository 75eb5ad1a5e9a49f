"""What `rules.lint` doubts: the same twice, phrases that say too much, rules that can't act, and what costs much."""
