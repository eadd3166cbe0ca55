namespace PhotoGrid.Columns;

/// <summary>One photo on its way into or out of the columns. Ordered as the timeline is: newest wall-clock time first, then higher number.</summary>
internal readonly record struct ColumnRow(
    Guid Id,
    long TakenLocal,
    long TakenAt,
    int Number,
    int Renditions,
    int Place,
    int Camera,
    int Lat,
    int Lon,
    byte Ratio,
    byte Color,
    PhotoFlags Flags,
    ushort Seconds = 0,
    ushort Stack = 0) : IComparable<ColumnRow>
{
    private const long DayMs = 86_400_000;

    public int CompareTo(ColumnRow other) => Compare(TakenLocal, Number, other.TakenLocal, other.Number);

    public static int Compare(long local, int number, long otherLocal, int otherNumber) =>
        local != otherLocal ? otherLocal.CompareTo(local) : otherNumber.CompareTo(number);

    /// <summary>The day of a wall-clock time, counted from 1970-01-01; rounds down before it too.</summary>
    public static long DayOf(long local) => (local / DayMs) - (local % DayMs < 0 ? 1 : 0);
}
