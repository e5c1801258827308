"""Statement templates by topic. Importing this package registers them all."""

from workbook.checks.readings import governance, key_actors, map_facts, roles, shared_partners, what_if

__all__ = ["governance", "key_actors", "map_facts", "roles", "shared_partners", "what_if"]
