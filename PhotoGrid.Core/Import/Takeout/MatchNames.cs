namespace PhotoGrid.Import.Takeout;

/// <summary>A JSON file of a folder: its name and the title within, which is the photo's own name before the export changed it.</summary>
internal readonly record struct NamedSidecar(string Name, string? Title);

/// <summary>What a photo of the folder is described by: the index of the sidecar, or -1; and whether it is the moving half of the photo described.</summary>
internal readonly record struct SidecarMatch(int Sidecar, bool IsMovingHalf);

/// <summary>
/// Finds for the photos of one folder of an export the JSON file that describes each. Strict rules go first and take what is theirs; a rule that
/// would have to guess between two matches neither. What is left without one may be an edited photo or the moving half of a photo, and is
/// described by that photo's.
/// </summary>
internal sealed class MatchNames
{
    private static readonly HashSet<string> _moving = new(StringComparer.OrdinalIgnoreCase) { ".mp4", ".mov", ".m4v", ".mp", ".mv", ".3gp" };

    // Exports replace what some file systems can't write.
    private const string Replaced = "<>:\"/\\|?*&%'=#";

    private const int LongStem = 40;

    private readonly IReadOnlyList<string> _photos;
    private readonly IReadOnlyList<NamedSidecar> _sidecars;
    private readonly Func<int, int, long> _distance;
    private readonly int[] _sidecarOf;
    private readonly bool[] _isMovingHalf;
    private readonly bool[] _isTaken;
    private readonly ILookup<string, int> _byName;
    private readonly ILookup<(string, int), int> _byParts;
    private readonly ILookup<(string, int), int> _byStem;
    private readonly ILookup<(string, int), int> _byCut;
    private readonly ILookup<(string, int), int> _byTitle;
    private readonly ILookup<(string, int), int> _sidecarsByStem;

    private MatchNames(IReadOnlyList<string> photos, IReadOnlyList<NamedSidecar> sidecars, Func<int, int, long> distance)
    {
        (_photos, _sidecars, _distance) = (photos, sidecars, distance);
        _sidecarOf = new int[photos.Count];
        Array.Fill(_sidecarOf, -1);
        _isMovingHalf = new bool[photos.Count];
        _isTaken = new bool[sidecars.Count];
        // A folder may have tens of thousands of each: every rule looks up, none compares all with all.
        var all = photos.Select((name, photo) => (Photo: photo, Name: name, Parts: NameParts.Of(name))).ToList();
        _byName = all.ToLookup(one => one.Name, one => one.Photo, StringComparer.OrdinalIgnoreCase);
        _byParts = all.ToLookup(one => KeyOf(one.Parts.Name, one.Parts.Copy), one => one.Photo);
        _byStem = all.ToLookup(one => KeyOf(one.Parts.Stem, one.Parts.Copy), one => one.Photo);
        _byCut = all.ToLookup(one => KeyOf(Cut(one.Parts.Name + SidecarName.Suffix, SidecarName.ShortestCut), one.Parts.Copy), one => one.Photo);
        _byTitle = all.ToLookup(one => KeyOf(Cut(Clean(one.Parts.Stem), LongStem), one.Parts.Copy), one => one.Photo);
        _sidecarsByStem = sidecars.Select((sidecar, i) => (Index: i, Name: SidecarName.Of(sidecar.Name)))
            .SelectMany(one => SidecarName.PhotosOf(one.Name.Base).Select(photo => (Key: KeyOf(Path.GetFileNameWithoutExtension(photo), one.Name.Copy), one.Index)))
            .ToLookup(one => one.Key, one => one.Index);
    }

    /// <summary>
    /// For each photo what describes it; edited photos and moving halves share that of their photo. Two exports in one go may have two photos of
    /// one name: <paramref name="distance"/> says how far a photo lies from a sidecar, and the nearer one is meant.
    /// </summary>
    public static SidecarMatch[] Run(IReadOnlyList<string> photos, IReadOnlyList<NamedSidecar> sidecars, Func<int, int, long> distance)
    {
        var match = new MatchNames(photos, sidecars, distance);
        match.Pass(sidecar => SidecarName.PhotosOf(SidecarName.Of(sidecar.Name).Literal).SelectMany(name => match._byName[name]));
        match.Pass(sidecar => SidecarName.PhotosOf(SidecarName.Of(sidecar.Name).Base).SelectMany(name => match._byParts[KeyOf(name, SidecarName.Of(sidecar.Name).Copy)]));
        match.Pass(match.CutFrom);
        match.Pass(match.Titled);
        match.Pass(match.OtherExtension);
        match.Derive();
        return [.. match._sidecarOf.Zip(match._isMovingHalf, (sidecar, isMoving) => new SidecarMatch(sidecar, isMoving))];
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private static (string, int) KeyOf(string name, int copy) => (name.ToUpperInvariant(), copy);

    private void Pass(Func<NamedSidecar, IEnumerable<int>> rule)
    {
        for (var sidecar = 0; sidecar < _sidecars.Count; sidecar++)
        {
            if (_isTaken[sidecar])
                continue;
            var fitting = rule(_sidecars[sidecar]).Where(photo => _sidecarOf[photo] < 0).Distinct().ToList();
            if (fitting.Count == 0 || fitting.Exists(photo => !_photos[photo].Equals(_photos[fitting[0]], StringComparison.OrdinalIgnoreCase)))
                continue;
            _sidecarOf[fitting.MinBy(photo => _distance(photo, sidecar))] = sidecar;
            _isTaken[sidecar] = true;
        }
    }

    // Names that agree up to where they were cut: only the title within tells them apart.
    private IEnumerable<int> CutFrom(NamedSidecar sidecar)
    {
        var name = SidecarName.Of(sidecar.Name);
        if (name.Base.Length < SidecarName.ShortestCut)
            return [];
        var cut = _byCut[KeyOf(Cut(name.Base, SidecarName.ShortestCut), name.Copy)]
            .Where(photo => _sidecarOf[photo] < 0 && name.MayBeCutFrom(NameParts.Of(_photos[photo]).Name)).ToList();
        return cut.Count > 1 && sidecar.Title is not null ? cut.Where(photo => IsTitled(_photos[photo], sidecar.Title)) : cut;
    }

    private IEnumerable<int> Titled(NamedSidecar sidecar) => sidecar.Title is not { Length: > 0 } title
        ? []
        : _byTitle[KeyOf(Cut(Clean(Path.GetFileNameWithoutExtension(title)), LongStem), SidecarName.Of(sidecar.Name).Copy)].Where(photo => IsTitled(_photos[photo], title));

    // IMG_1.HEIC.json beside IMG_1.jpg: the photo was converted on its way out.
    private IEnumerable<int> OtherExtension(NamedSidecar sidecar)
    {
        var name = SidecarName.Of(sidecar.Name);
        return SidecarName.PhotosOf(name.Base).SelectMany(photo => _byStem[KeyOf(Path.GetFileNameWithoutExtension(photo), name.Copy)])
            .Where(photo => !IsMoving(photo));
    }

    private void Derive()
    {
        for (var photo = 0; photo < _photos.Count; photo++)
        {
            if (_sidecarOf[photo] >= 0)
                continue;
            var parts = NameParts.Of(_photos[photo]);
            if (EditedNames.OriginalOf(parts.Stem) is { } stem)
                _sidecarOf[photo] = OfOriginal(stem, parts);
            else if (IsMoving(photo))
                (_sidecarOf[photo], _isMovingHalf[photo]) = (OfStill(_photos[photo], parts), true);
        }
    }

    private int OfOriginal(string stem, NameParts edited)
    {
        var original = _byStem[KeyOf(stem, edited.Copy)]
            .OrderByDescending(photo => NameParts.Of(_photos[photo]).Extension.Equals(edited.Extension, StringComparison.OrdinalIgnoreCase)).FirstOrDefault(-1);
        if (original >= 0)
            return _sidecarOf[original];

        // Only the edited one was exported.
        var alone = _sidecarsByStem[KeyOf(stem, edited.Copy)].Where(sidecar => !_isTaken[sidecar]).FirstOrDefault(-1);
        if (alone >= 0)
            _isTaken[alone] = true;
        return alone;
    }

    // IMG_1.MP4 beside IMG_1.HEIC (rather than an IMG_1.JPG of another camera), PXL_1.MP beside PXL_1.MP.jpg.
    private int OfStill(string name, NameParts parts)
    {
        var still = _byStem[KeyOf(parts.Stem, parts.Copy)].Concat(_byStem[KeyOf(name, 0)])
            .Where(photo => !IsMoving(photo)).OrderByDescending(photo => Path.GetExtension(_photos[photo]).StartsWith(".hei", StringComparison.OrdinalIgnoreCase)).FirstOrDefault(-1);
        return still < 0 ? -1 : _sidecarOf[still];
    }

    private bool IsMoving(int photo) => _moving.Contains(Path.GetExtension(_photos[photo]));

    private static bool IsTitled(string photo, string title)
    {
        var parts = NameParts.Of(photo);
        var (stem, extension) = (Clean(Path.GetFileNameWithoutExtension(title)), Path.GetExtension(title));
        if (extension.Length > 0 && !extension.Equals(parts.Extension, StringComparison.OrdinalIgnoreCase))
            return false;
        var mine = Clean(parts.Stem);
        return mine.Equals(stem, StringComparison.OrdinalIgnoreCase) || (mine.Length >= LongStem && stem.StartsWith(mine, StringComparison.OrdinalIgnoreCase));
    }

    private static string Clean(string name) => string.Concat(name.Select(letter => Replaced.Contains(letter, StringComparison.Ordinal) ? '_' : letter));
}
