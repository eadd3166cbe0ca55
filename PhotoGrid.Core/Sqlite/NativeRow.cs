using System.Collections;
using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;

namespace PhotoGrid.Sqlite;

/// <summary>
/// The rows of a provider's reader with the cells read by <see cref="NativeColumns"/>: for mappings written by hand, which use these few
/// methods. The rest is the provider's. The reader stays the caller's to step and to dispose.
/// </summary>
internal sealed class NativeRow(SqliteDataReader reader) : DbDataReader
{
    private readonly nint _statement = reader.Handle!.DangerousGetHandle();

    public override int FieldCount => reader.FieldCount;

    public override int Depth => reader.Depth;

    public override bool HasRows => reader.HasRows;

    public override bool IsClosed => reader.IsClosed;

    public override int RecordsAffected => reader.RecordsAffected;

    public override object this[int ordinal] => reader[ordinal];

    public override object this[string name] => reader[name];

    public override bool IsDBNull(int ordinal) => NativeColumns.TypeOf(_statement, ordinal) == NativeColumns.Null;

    public override long GetInt64(int ordinal)
    {
        var value = NativeColumns.Long(_statement, ordinal);
        if (value == 0)
            RefuseNull(ordinal);
        return value;
    }

    public override double GetDouble(int ordinal)
    {
        var value = NativeColumns.Double(_statement, ordinal);
        if (value == 0)
            RefuseNull(ordinal);
        return value;
    }

    public override string GetString(int ordinal)
    {
        var text = NativeColumns.Text(_statement, ordinal);
        if (text.IsEmpty)
            RefuseNull(ordinal);
        return Encoding.UTF8.GetString(text);
    }

    public override T GetFieldValue<T>(int ordinal)
    {
        if (typeof(T) != typeof(byte[]))
            return reader.GetFieldValue<T>(ordinal);
        var bytes = NativeColumns.Blob(_statement, ordinal);
        if (bytes.IsEmpty)
            RefuseNull(ordinal);
        return (T)(object)bytes.ToArray();
    }

    public override bool GetBoolean(int ordinal) => reader.GetBoolean(ordinal);

    public override byte GetByte(int ordinal) => reader.GetByte(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        reader.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

    public override char GetChar(int ordinal) => reader.GetChar(ordinal);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        reader.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

    public override string GetDataTypeName(int ordinal) => reader.GetDataTypeName(ordinal);

    public override DateTime GetDateTime(int ordinal) => reader.GetDateTime(ordinal);

    public override decimal GetDecimal(int ordinal) => reader.GetDecimal(ordinal);

    public override IEnumerator GetEnumerator() => reader.GetEnumerator();

    // What the base class says of the type's members, said again for the trimmer.
    [return: System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(
        System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicFields | System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicProperties)]
    public override Type GetFieldType(int ordinal) => reader.GetFieldType(ordinal);

    public override float GetFloat(int ordinal) => reader.GetFloat(ordinal);

    public override Guid GetGuid(int ordinal) => reader.GetGuid(ordinal);

    public override short GetInt16(int ordinal) => reader.GetInt16(ordinal);

    public override int GetInt32(int ordinal) => reader.GetInt32(ordinal);

    public override string GetName(int ordinal) => reader.GetName(ordinal);

    public override int GetOrdinal(string name) => reader.GetOrdinal(name);

    public override object GetValue(int ordinal) => reader.GetValue(ordinal);

    public override int GetValues(object[] values) => reader.GetValues(values);

    public override bool NextResult() => reader.NextResult();

    public override bool Read() => reader.Read();

    private void RefuseNull(int ordinal)
    {
        if (IsDBNull(ordinal))
            throw new InvalidCastException($"Column {ordinal} is NULL.");
    }
}
