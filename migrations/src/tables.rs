//! What every change of schema needs.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

/// Creates a table whose rows lie in the order of their key.
///
/// On SQLite that is `WITHOUT ROWID`: one look-up instead of two, and no hidden number that tells in which order
/// rows were written, which would point at the author of an anonymous idea.
pub(crate) async fn keyed(
    manager: &SchemaManager<'_>,
    table: &mut TableCreateStatement,
) -> Result<(), DbErr> {
    if manager.get_database_backend() == DatabaseBackend::Sqlite {
        table.extra("WITHOUT ROWID");
    }
    manager.create_table(table.to_owned()).await
}

/// Creates an index on these columns, in order.
pub(crate) async fn index(
    manager: &SchemaManager<'_>,
    name: &'static str,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    manager.create_index(statement(name, table, columns)).await
}

/// Creates a unique index on these columns, in order.
pub(crate) async fn unique(
    manager: &SchemaManager<'_>,
    name: &'static str,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    manager.create_index(statement(name, table, columns).unique().to_owned()).await
}

fn statement(
    name: &'static str,
    table: &'static str,
    columns: &[&'static str],
) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// Drops these tables, children first.
pub(crate) async fn drop(
    manager: &SchemaManager<'_>,
    tables: &[&'static str],
) -> Result<(), DbErr> {
    for table in tables {
        manager.drop_table(Table::drop().table(*table).to_owned()).await?;
    }
    Ok(())
}

/// A column that names a row of another table.
pub(crate) fn reference(
    table: &'static str,
    column: &'static str,
    other: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{table}_{column}"))
        .from(table, column)
        .to(other, "id")
        .to_owned()
}

/// Adds columns to a table. One statement each: SQLite takes no more.
pub(crate) async fn add_columns(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: Vec<ColumnDef>,
) -> Result<(), DbErr> {
    for column in columns {
        manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
    }
    Ok(())
}

/// Drops columns of a table.
pub(crate) async fn drop_columns(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    for column in columns {
        manager.alter_table(Table::alter().table(table).drop_column(*column).to_owned()).await?;
    }
    Ok(())
}
