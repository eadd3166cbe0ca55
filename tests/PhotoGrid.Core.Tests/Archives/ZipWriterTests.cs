using System.IO.Compression;
using PhotoGrid.Archives;
using ZipFile = PhotoGrid.Archives.ZipFile;

namespace PhotoGrid.Core.Tests.Archives;

public sealed class ZipWriterTests
{
    [Theory]
    [InlineData(uint.MaxValue)]
    [InlineData(40L)] // Everything large: sizes, offsets and the end are Zip64.
    [InlineData(3000L)] // Some of both.
    public async Task What_is_written_is_read_back_and_was_announced_to_the_byte(long largest)
    {
        var random = new Random(3);
        var files = Enumerable.Range(0, 40).Select(i => (
            File: new ZipFile(i % 2 == 0 ? $"photo {i}.jpg" : $"Ünïcode/🙂{i}.jpg", random.Next(0, 300), new DateTimeOffset(1950 + (i * 5), 5, 1, 13, 30, 10, TimeSpan.FromHours(2))),
            Bytes: Array.Empty<byte>())).Select(made => (made.File, Bytes: Bytes(random, (int)made.File.Size))).ToList();
        using var output = new MemoryStream();
        var zip = new ZipWriter(output, largest);
        foreach (var (file, bytes) in files)
            await zip.AddAsync(file, new MemoryStream(bytes), default);
        await zip.FinishAsync(default);

        Assert.Equal(ZipWriter.LengthOf(files.Select(file => file.File), largest), output.Length);
        using var read = new ZipArchive(new MemoryStream(output.ToArray()));
        Assert.Equal(files.Select(file => file.File.Name), read.Entries.Select(entry => entry.FullName));
        foreach (var ((_, bytes), entry) in files.Zip(read.Entries))
        {
            using var content = new MemoryStream();
            await entry.Open().CopyToAsync(content);
            Assert.Equal(bytes, content.ToArray());
            Assert.Equal(bytes.Length, entry.CompressedLength);
        }

        Assert.Equal(new DateTime(2000, 5, 1, 13, 30, 10), read.Entries[10].LastWriteTime.DateTime);
    }

    [Fact]
    public void The_checksum_is_the_one_that_everybody_else_computes()
    {
        var whole = Crc32.Append(0, "123456789"u8);
        var pieces = Crc32.Append(Crc32.Append(0, "1234567890123456789"u8[..13]), "1234567890123456789"u8[13..]);

        Assert.Equal((0xCBF43926u, Crc32.Append(0, "1234567890123456789"u8)), (whole, pieces));
    }

    [Fact]
    public async Task More_files_than_sixteen_bits_can_count_are_all_there()
    {
        using var output = new MemoryStream();
        var zip = new ZipWriter(output);
        var files = Enumerable.Range(0, 66_000).Select(i => new ZipFile($"{i}", 0, DateTimeOffset.UnixEpoch)).ToList();
        foreach (var file in files)
            await zip.AddAsync(file, Stream.Null, default);
        await zip.FinishAsync(default);

        Assert.Equal(ZipWriter.LengthOf(files), output.Length);
        using var read = new ZipArchive(new MemoryStream(output.ToArray()));
        Assert.Equal(66_000, read.Entries.Count);
    }

    [Fact]
    public async Task A_file_that_is_too_short_is_an_exception()
    {
        var zip = new ZipWriter(new MemoryStream());

        await Assert.ThrowsAsync<EndOfStreamException>(() => zip.AddAsync(new ZipFile("a", 10, default), new MemoryStream(new byte[9]), default));
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
