using Microsoft.Win32.SafeHandles;

namespace PhotoGrid.Imaging.Video;

/// <summary>An original as the tools take it: an open file of this process, by the path that another process can open it by.</summary>
internal sealed class VideoFile : IAsyncDisposable
{
    private readonly Stream _stream;

    private VideoFile(Stream stream, SafeFileHandle handle) =>
        (_stream, Path) = (stream, $"/proc/{Environment.ProcessId}/fd/{handle.DangerousGetHandle()}");

    internal string Path { get; }

    /// <summary>The store's own file where it has one; else a copy without a name, which goes with this.</summary>
    internal static async Task<VideoFile> OpenAsync(DecodeInput input, CancellationToken ct)
    {
        Stream stream = await input.OpenAt(0, ct);
        if (input.HandleOf(stream) is { } handle) return new VideoFile(stream, handle);
        await using (stream)
        {
            string name = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());
            var copy = new FileStream(name, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, 1, FileOptions.DeleteOnClose);
            try
            {
                await stream.CopyToAsync(copy, ct);
                return new VideoFile(copy, copy.SafeFileHandle);
            }
            catch
            {
                await copy.DisposeAsync();
                throw;
            }
        }
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
