namespace PhotoGrid.Imaging;

/// <summary>A picture in one file: upright, in sRGB, without metadata.</summary>
/// <param name="MimeType">Of the file.</param>
/// <param name="Width">Of the file's picture.</param>
/// <param name="Height">Of the file's picture.</param>
/// <param name="FullWidth">Of the whole picture, with its edits, at full size.</param>
/// <param name="FullHeight">Of the whole picture, with its edits, at full size.</param>
/// <param name="Content">The file.</param>
public sealed record Exported(string MimeType, int Width, int Height, int FullWidth, int FullHeight, byte[] Content);
