using PhotoGrid.Import.Takeout;

namespace PhotoGrid.Core.Tests.Import;

/// <summary>One folder of an export as Google's rules would write it, with the truth of what belongs to what.</summary>
internal sealed class MadeFolder
{
    private const int LongestSidecar = 51;

    private static readonly string[] _edited = ["-edited", "-bearbeitet", "-modifié", "-ha editado", "-編集済み"];

    private readonly Random _random;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _photos = [];
    private readonly List<NamedSidecar> _sidecars = [];
    private readonly List<int> _sidecarOf = [];

    public MadeFolder(Random random)
    {
        _random = random;
        var isNew = random.Next(2) == 0;
        var edited = _edited[random.Next(_edited.Length)];
        for (var i = 0; i < 60; i++)
            Add(NewTitle(i), isNew, edited);

        // The order of a zip is nobody's.
        var order = Enumerable.Range(0, _photos.Count).ToArray();
        random.Shuffle(order);
        Photos = [.. order.Select(photo => _photos[photo])];
        SidecarOf = [.. order.Select(photo => _sidecarOf[photo])];
    }

    public IReadOnlyList<string> Photos { get; }

    public IReadOnlyList<NamedSidecar> Sidecars => _sidecars;

    public IReadOnlyList<int> SidecarOf { get; }

    private string NewTitle(int i) => _random.Next(6) switch
    {
        0 => $"IMG_{_random.Next(30):D4}.JPG", // The same names come again, as two cameras make them.
        1 => $"PXL_20220416_1839{i:D2}755.MP.jpg",
        2 => $"Screenshot at {i}, 100% & more.png",
        3 => $"{i:D3}_{new string('l', _random.Next(20, 70))}.jpeg",
        4 => $"IMG_{_random.Next(30):D4}.HEIC",
        _ => $"holiday ({_random.Next(1, 4)}) {i}.jpg",
    };

    private void Add(string title, bool isNew, string edited)
    {
        var extension = Path.GetExtension(title);
        var stem = string.Concat(title[..^extension.Length].Select(letter => "<>:\"/\\|?*&%'".Contains(letter, StringComparison.Ordinal) ? '_' : letter));
        if (stem.Length + extension.Length > LongestSidecar)
            stem = stem[..(LongestSidecar - extension.Length)];
        var copy = 0;
        while (!_names.Add(Numbered(stem, copy) + extension))
            copy++;

        var described = _random.Next(8) == 0 ? -1 : _sidecars.Count;
        if (described >= 0)
            _sidecars.Add(new NamedSidecar(SidecarOfName(stem + extension, copy, isNew), title));
        Put(Numbered(stem, copy) + extension, described);

        // Long names have their own rules for what belongs to them, which differ from export to export: left to the tests by example.
        if (stem.Length > 30)
            return;
        if (_random.Next(5) == 0 && _names.Add(Numbered(stem + edited, copy) + extension))
            Put(Numbered(stem + edited, copy) + extension, described);
        if (extension == ".HEIC" && _random.Next(2) == 0 && _names.Add(Numbered(stem, copy) + ".MP4"))
            Put(Numbered(stem, copy) + ".MP4", described);
        if (title.Contains(".MP.", StringComparison.Ordinal) && _random.Next(2) == 0 && _names.Add(stem))
            Put(stem, described);
    }

    private void Put(string name, int sidecar)
    {
        _photos.Add(name);
        _sidecarOf.Add(sidecar);
    }

    private static string Numbered(string stem, int copy) => copy == 0 ? stem : $"{stem}({copy})";

    private static string SidecarOfName(string name, int copy, bool isNew)
    {
        var whole = isNew ? name + ".supplemental-metadata" : name;
        var room = LongestSidecar - ".json".Length;
        return (whole.Length > room ? whole[..room] : whole) + (copy == 0 ? "" : $"({copy})") + ".json";
    }
}
