using PhotoGrid.Server.Api.Jobs;

namespace PhotoGrid.Server.Api.Machine;

/// <summary>How the machine is. No names of files, nothing of what is in anybody's photos.</summary>
internal sealed record HealthJson(
    string Version, DateTimeOffset StartedAt, long MemoryBytes, DiskJson Disk, IReadOnlyList<FormatJson> Formats, bool Places, WorkJson Jobs);

/// <summary>The disk of the data folder in bytes, and how much of it everybody's originals are.</summary>
internal sealed record DiskJson(long Total, long Free, long Originals);

/// <summary>A kind of file: whether it is taken in and shown here, and if not, what is missing.</summary>
internal sealed record FormatJson(string Name, bool Available, string? WhyNot);

/// <summary>Work of all libraries: left to do, given up, and by kind.</summary>
internal sealed record WorkJson(long Pending, long Parked, IReadOnlyDictionary<string, JobKindJson> Kinds);
