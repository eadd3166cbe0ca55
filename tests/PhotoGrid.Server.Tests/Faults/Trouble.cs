namespace PhotoGrid.Server.Tests.Faults;

/// <summary>What goes wrong with the disk below one folder: from the n-th call that writes, once or until it is mended.</summary>
internal sealed class Trouble(string folder)
{
    public const int Eio = 5, Enospc = 28, Erofs = 30, Edquot = 122;

    private readonly Lock _gate = new();
    private int _left;
    private int _errno;
    private bool _lasting;
    private bool _struck;

    public string Folder { get; } = folder.TrimEnd('/') + "/";

    /// <summary>The call that failed first: what for the test's message.</summary>
    public string Where { get; private set; } = "";

    /// <summary>Every call since the last arming, failed or not, when not null.</summary>
    public List<string>? Calls { get; set; }

    public void Arm(int call, int errno, bool lasting)
    {
        lock (_gate)
            (_left, _errno, _lasting, _struck, Where) = (call, errno, lasting, false, "");
    }

    /// <summary>Mends it; whether it had struck.</summary>
    public bool Mend()
    {
        lock (_gate)
        {
            _left = 0;
            return _struck;
        }
    }

    /// <summary>Before a call: the error it fails with, 0 when it may go on.</summary>
    public int Strike(string call, string path)
    {
        lock (_gate)
        {
            if (!path.StartsWith(Folder, StringComparison.Ordinal))
                return 0;
            Calls?.Add($"{call} {path[Folder.Length..]}");
            if (_left == 0 || (_left > 1 && --_left >= 1))
                return 0;
            if (!_lasting)
                _left = 0;
            if (!_struck)
                Where = $"{call} {path[Folder.Length..]}";
            _struck = true;
            return _errno;
        }
    }
}
