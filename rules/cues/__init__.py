"""What a rule may look for, one file a family: phrases, patterns, links, facts. Each only observes; policy decides."""
