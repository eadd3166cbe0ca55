using System.Data.Common;

namespace PhotoGrid.Sqlite;

/// <summary>Short words for reading columns by position in hand-written mappings, the same on both databases.</summary>
public static class RowReading
{
    /// <summary>A BYTEA column.</summary>
    public static byte[] Bytes(this DbDataReader row, int column) => row.GetFieldValue<byte[]>(column);

    /// <summary>A BYTEA column that may be NULL.</summary>
    public static byte[]? BytesOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);

    /// <summary>A TEXT column that may be NULL.</summary>
    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A BIGINT column that may be NULL.</summary>
    public static long? LongOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    /// <summary>A DOUBLE PRECISION column that may be NULL.</summary>
    public static double? DoubleOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    /// <summary>A BIGINT column used as a flag.</summary>
    public static bool Flag(this DbDataReader row, int column) => row.GetInt64(column) != 0;
}
