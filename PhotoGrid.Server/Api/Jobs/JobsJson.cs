using System.Text.Json.Serialization;
using PhotoGrid.Server.Http;

namespace PhotoGrid.Server.Api.Jobs;

/// <summary>Work left to do of all kinds, by kind, and what was given up.</summary>
internal sealed record JobsJson(long Pending, IReadOnlyDictionary<string, JobKindJson> Kinds, IReadOnlyList<JobFailureJson> Failures);

/// <summary>Counts of one kind.</summary>
internal sealed record JobKindJson(long Queued, long Running, long Retrying, long Parked);

/// <summary>A job that was given up, and in whose library.</summary>
internal sealed record JobFailureJson(Guid Id, string UserId, string Kind, Guid? PhotoId, string Reason, int Attempts, DateTimeOffset At);

/// <summary>How jobs are written, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(TimeConverter)])]
[JsonSerializable(typeof(JobsJson))]
internal sealed partial class JobsJsonContext : JsonSerializerContext;
