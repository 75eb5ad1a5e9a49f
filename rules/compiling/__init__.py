"""Packs (YAML) to a program: `packs.compile_program` leads through lists, tables, rules and scoring."""
