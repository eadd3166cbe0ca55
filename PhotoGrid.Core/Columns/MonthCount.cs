namespace PhotoGrid.Columns;

/// <summary>How many photos the timeline shows of a month, by the wall clock where they were taken.</summary>
public readonly record struct MonthCount(int Year, int Month, int Count);
