"""What the embedded PostgreSQL is started with.

Nothing a person wrote may reach the server's log (LE-04): no statements, no parameters, no
details, and no ERROR lines, whose text quotes values. The application logs its own errors by id.
"""

SETTINGS = {
    # Only this machine, only by password.
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "password_encryption": "scram-sha-256",
    # The log.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_statement": "none",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_min_duration_statement": "-1",
    "log_duration": "off",
    "log_checkpoints": "off",
    "log_connections": "off",
    "log_disconnections": "off",
    "log_lock_waits": "off",
    "log_temp_files": "-1",
    "log_autovacuum_min_duration": "-1",
    "logging_collector": "off",
    "track_commit_timestamp": "off",
    "log_timezone": "UTC",
    "timezone": "UTC",
    # Small, for a demo on a laptop.
    "max_connections": "120",
    "shared_buffers": "64MB",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "max_wal_size": "512MB",
    "jit": "off",
}

# Tests throw the cluster away: a crash of the machine may lose it, a crash of the server not.
THROW_AWAY = {
    "fsync": "off",
    "full_page_writes": "off",
    "max_wal_senders": "0",
    "wal_level": "minimal",
    # Databases live for a second: nobody tidies them, and a connection is opened in a millisecond.
    "autovacuum": "off",
    "scram_iterations": "1",
}


def flags(*, port: int, fsync: bool) -> list[str]:
    """Return the server's command-line flags."""
    chosen = {**SETTINGS, **({} if fsync else THROW_AWAY), "port": str(port)}
    return [part for name, value in chosen.items() for part in ("-c", f"{name}={value}")]
