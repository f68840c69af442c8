"""Who may see which row, kept by the database: logins, signed context, policies, meta-guard."""
