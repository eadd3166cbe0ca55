namespace PhotoGrid.Imaging.Worker;

/// <summary>Ends a request inside the worker with a reason for people.</summary>
internal sealed class ParkedException(ParkKind kind, string reason) : Exception(reason)
{
    internal Parked Parked { get; } = new(kind, reason);
}
