namespace PhotoGrid.Duplicates;

/// <summary>Which photos people have said to be no duplicates of each other: those that were once dismissed together.</summary>
internal sealed class Dismissals
{
    private readonly Dictionary<Guid, HashSet<Guid>> _byPhoto = [];

    /// <summary>Notes that a photo was in a dismissal.</summary>
    public void Add(Guid dismissal, Guid photo)
    {
        if (!_byPhoto.TryGetValue(photo, out var dismissals))
            _byPhoto.Add(photo, dismissals = []);
        dismissals.Add(dismissal);
    }

    /// <summary>Whether two photos were dismissed together.</summary>
    public bool Separate(Guid one, Guid other) =>
        _byPhoto.TryGetValue(one, out var dismissals) && _byPhoto.TryGetValue(other, out var others) && dismissals.Overlaps(others);
}
