"""The database itself refuses another wording of a sealed recommendation and changes of the history.

Deleting entries of the history is refused by PostgreSQL here and by the model on both databases; SQLite's tables are
emptied by DELETE when tests flush them, and a removed entry is found by `verify_history` anyway (docs/adr/0003).
"""

from django.db import migrations

SQLITE = {
    'recommendation_wording_sealed': """
        CREATE TRIGGER recommendation_wording_sealed
        BEFORE UPDATE OF text, heading ON records_recommendation
        WHEN OLD.sealed_on IS NOT NULL AND (NEW.text <> OLD.text OR NEW.heading <> OLD.heading)
             AND NEW.corrections <= OLD.corrections
        BEGIN SELECT RAISE(ABORT, 'the wording of a recommendation is sealed'); END
    """,
    'history_append_only': """
        CREATE TRIGGER history_append_only BEFORE UPDATE ON records_historyentry
        BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END
    """,
}

POSTGRESQL = """
    CREATE FUNCTION uptake_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation'; END $$;
    CREATE TRIGGER recommendation_wording_sealed BEFORE UPDATE ON records_recommendation FOR EACH ROW
    WHEN (OLD.sealed_on IS NOT NULL AND (NEW.text <> OLD.text OR NEW.heading <> OLD.heading)
          AND NEW.corrections <= OLD.corrections)
    EXECUTE FUNCTION uptake_refuse('the wording of a recommendation is sealed');
    CREATE TRIGGER history_append_only BEFORE UPDATE OR DELETE ON records_historyentry FOR EACH ROW
    EXECUTE FUNCTION uptake_refuse('the history is append-only');
"""
POSTGRESQL_BACK = """
    DROP TRIGGER history_append_only ON records_historyentry;
    DROP TRIGGER recommendation_wording_sealed ON records_recommendation;
    DROP FUNCTION uptake_refuse();
"""


def lay(apps, schema_editor):
    """Lay the guards."""
    if schema_editor.connection.vendor == 'sqlite':
        for statement in SQLITE.values():
            schema_editor.execute(statement, params=None)
    else:
        schema_editor.execute(POSTGRESQL, params=None)


def lift(apps, schema_editor):
    """Take the guards away."""
    if schema_editor.connection.vendor == 'sqlite':
        for name in SQLITE:
            schema_editor.execute(f'DROP TRIGGER {name}', params=None)
    else:
        schema_editor.execute(POSTGRESQL_BACK, params=None)


class Migration(migrations.Migration):
    dependencies = [('records', '0001_initial')]
    operations = [migrations.RunPython(lay, lift)]
