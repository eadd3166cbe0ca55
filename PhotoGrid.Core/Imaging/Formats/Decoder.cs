namespace PhotoGrid.Imaging.Formats;

/// <summary>The library that turns a kind of file into pixels.</summary>
public enum Decoder
{
    /// <summary>None: recognised, and refused.</summary>
    None,

    /// <summary>libvips, beside the program. Everything else needs it too: it makes the renditions.</summary>
    Vips,

    /// <summary>libheif with libde265, of the system.</summary>
    Heif,

    /// <summary>libjxl, of the system.</summary>
    Jxl,

    /// <summary>LibRaw, of the system.</summary>
    Raw,

    /// <summary>ffmpeg, a program of the system.</summary>
    Ffmpeg,
}
