using System.Buffers.Binary;
using System.IO.Compression;
using PhotoGrid.Archives;

namespace PhotoGrid.Core.Tests.Archives;

public sealed class ZipReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("photogrid-zip-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Fastest)]
    public async Task Files_come_out_as_they_went_in(CompressionLevel level)
    {
        var random = new Random(4);
        var files = Enumerable.Range(0, 30).Select(i => (Name: $"Ünïcode/{i}.jpg", Bytes: RandomBytes(random, i * 777))).ToList();
        using var reader = ZipReader.Open(Pack(level, [.. files])).Value;

        Assert.Equal(files.Select(file => file.Name), reader.Files.Select(file => file.Name));
        foreach (var ((_, bytes), file) in files.Zip(reader.Files))
        {
            using var content = new MemoryStream();
            await using (var stream = reader.Read(file))
                await stream.CopyToAsync(content);
            Assert.Equal(bytes, content.ToArray());
        }
    }

    [Fact]
    public async Task A_flipped_bit_is_noticed_before_the_last_byte_is_out()
    {
        var path = Pack(CompressionLevel.NoCompression, ("a.jpg", RandomBytes(new Random(1), 10_000)));
        var zip = File.ReadAllBytes(path);
        zip[5000] ^= 1;
        File.WriteAllBytes(path, zip);
        using var reader = ZipReader.Open(path).Value;

        await Assert.ThrowsAsync<InvalidDataException>(() => reader.Read(reader.Files[0]).ReadExactlyAsync(new byte[10_000]).AsTask());
    }

    [Fact]
    public void What_is_no_zip_or_half_of_one_is_refused_with_a_sentence()
    {
        var whole = File.ReadAllBytes(Pack(CompressionLevel.Fastest, ("a.jpg", RandomBytes(new Random(1), 1000)), ("b.jpg", new byte[9])));
        for (var length = 0; length < whole.Length; length += 37)
        {
            File.WriteAllBytes(Path.Combine(_folder, "half.zip"), whole[..length]);
            Assert.Equal("VALIDATION_FAILED", ZipReader.Open(Path.Combine(_folder, "half.zip")).Failure!.Code);
        }
    }

    [Fact]
    public void Garbled_directories_never_throw()
    {
        var whole = File.ReadAllBytes(Pack(CompressionLevel.Fastest, ("a.jpg", RandomBytes(new Random(1), 500)), ("b.jpg", new byte[9])));
        var random = new Random(6);
        for (var round = 0; round < 1000; round++)
        {
            var bytes = whole.ToArray();
            for (var flip = 0; flip < 4; flip++)
                bytes[^(1 + random.Next(170))] = (byte)random.Next(256);
            File.WriteAllBytes(Path.Combine(_folder, "garbled.zip"), bytes);
            ZipReader.Open(Path.Combine(_folder, "garbled.zip")).Deconstruct(out var reader, out _);
            reader?.Dispose();
        }
    }

    [Fact]
    public void A_bomb_is_refused_by_its_directory()
    {
        using var bomb = ZipReader.Open(Pack(CompressionLevel.SmallestSize, ("zeros.jpg", new byte[100 * 1024 * 1024]), ("small.txt", new byte[100_000]))).Value;

        Assert.NotNull(bomb.Files[0].Refusal);
        Assert.Null(bomb.Files[1].Refusal);
    }

    [Fact]
    public void Files_that_overlap_are_refused()
    {
        var path = Pack(CompressionLevel.NoCompression, ("a.jpg", new byte[1000]), ("b.jpg", new byte[1000]));
        var zip = File.ReadAllBytes(path);
        for (var at = zip.Length - 200; at < zip.Length - 4; at++)
        {
            // Both entries of the directory say that they are a gigabyte packed.
            if (BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(at)) == 0x02014B50)
                BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(at + 20), 1_000_000_000);
        }

        File.WriteAllBytes(path, zip);

        Assert.Contains("overlap", ZipReader.Open(path).Failure!.Message, StringComparison.Ordinal);
    }

    private static byte[] RandomBytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private string Pack(CompressionLevel level, params (string Name, byte[] Bytes)[] files)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid()}.zip");
        using var zip = System.IO.Compression.ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, bytes) in files)
        {
            using var stream = zip.CreateEntry(name, level).Open();
            stream.Write(bytes);
        }

        return path;
    }
}
