using System.Security.Cryptography;
using System.Text.Json;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Hashes;
using PhotoGrid.Imaging.Prison;
using PhotoGrid.Imaging.Vips;
using PhotoGrid.Imaging.Worker;
using PhotoGrid.Vision.Embeddings;
using PhotoGrid.Vision.Faces;
using PhotoGrid.Vision.Objects;
using PhotoGrid.Vision.Onnx;
using PhotoGrid.Vision.Protocol;
using PhotoGrid.Vision.Registry;
using PhotoGrid.Vision.Scenes;
using PhotoGrid.Vision.Text;

namespace PhotoGrid.Vision.Worker;

/// <summary>The worker's life: libraries and model files first, then the lock, then one request after the other.</summary>
internal static class VisionLoop
{
    // Behind everything: nobody waits for it.
    private const int Nice = 10;

    // Written by tools/models/onnx.mjs.
    private const string TinyModel = "CAcSCXBob3RvZ3JpZDpnChIKAXgKAmMxEgF5IgZNYXRNdWwSCXBob3RvZ3JpZCocCAIIAhABQgJjMUoQAACAPwAAAEAAAEBAAACAQFoTCgF4Eg4KDAgBEggKAggBCgIIAmITCgF5Eg4KDAgBEggKAggBCgIIAkIECgAQDQ==";

    // Faces in a crowd are small: what the 1920 rendition has is looked at as it is.
    private const int LongestSide = 1920;

    internal static int Run(int parent, int threads, IReadOnlyList<string> folders)
    {
        using ParentChannel channel = ParentChannel.Take();
        string? problem = Decoders.Start();
        if (problem is null) OrtLibrary.TryStart(out problem);
        ModelSet models = new(folders.SelectMany(ModelFolders.Read));
        var files = new ModelFiles(models);
        using var sessions = new Sessions(models, files, threads);
        WarmUp.Run(canDecode: problem is null);
        Practise(sessions, problem);
        if (!WorkerLimits.Apply(parent, Nice)) return 2;
        if (WorkerFilter.TryInstall() && PrisonCheck.Run().Any(attempt => !attempt.IsRefused)) return 3;

        var words = new WordEmbedder(sessions);
        while (channel.ReadRequest(VisionJson.Default.VisionRequest) is { } request)
        {
            WorkerLimits.AllowProcessorTime(request.CpuSeconds);
            var vectors = new List<byte[]>();
            VisionAnswer answer = problem is null ? Serve(channel, request, sessions, words, vectors) : Refuse(ParkKind.FormatOff, problem);
            channel.Answer(answer, VisionJson.Default.VisionAnswer, vectors);
        }

        return 0;
    }

    private static VisionAnswer Serve(ParentChannel channel, VisionRequest request, Sessions sessions, WordEmbedder words, List<byte[]> vectors)
    {
        try
        {
            if (request.SelfTest) return new VisionAnswer { Problems = SelfTest.Run(sessions) };
            if (request.Words is not null)
            {
                float[]? vector = words.Embed(request.Words);
                if (vector is not null) vectors.Add(Bytes(vector));
                return new VisionAnswer { JointDims = vector?.Length ?? 0 };
            }

            return Look(Decode(channel, request), request.Tasks, sessions, vectors);
        }
        catch (ParkedException parked)
        {
            return Refuse(parked.Parked.Kind, parked.Parked.Reason);
        }
        catch (VipsException)
        {
            return Refuse(ParkKind.Corrupt, "The picture cannot be read.");
        }
        catch (ModelException refused)
        {
            return Refuse(ParkKind.FormatOff, refused.Message);
        }
        catch (OrtException refused)
        {
            return Refuse(ParkKind.Limit, $"A model gave up on this photo: {refused.Message}");
        }
        catch (OutOfMemoryException)
        {
            return Refuse(ParkKind.Limit, "This photo needs more memory than one photo may have.");
        }
    }

    /// <summary>Does the tasks on one picture.</summary>
    internal static VisionAnswer Look(Pixels picture, IReadOnlyList<string> tasks, Sessions sessions, List<byte[]> vectors)
    {
        bool Wants(string task) => tasks.Contains(task);
        List<SeenFace> faces = Wants(VisionTask.Faces) ? FaceFinder.Find(picture, sessions) : [];
        List<SeenThing> objects = Wants(VisionTask.Objects) ? ThingFinder.Find(picture, sessions) : [];
        SceneLook scene = SceneNamer.Look(picture, sessions, Wants(VisionTask.Scenes), Wants(VisionTask.Meaning));
        List<SeenLine> lines = Wants(VisionTask.Text) ? LineReader.Read(picture, sessions) : [];
        foreach (SeenFace face in faces) vectors.Add(Bytes(face.Vector));
        if (scene.Visual is { } visual) vectors.Add(Bytes(visual));
        if (scene.Joint is { } joint) vectors.Add(Bytes(joint));
        return new VisionAnswer
        {
            Faces = faces,
            Objects = objects,
            Scenes = scene.Names,
            Lines = lines,
            FaceDims = faces.Count > 0 ? faces[0].Vector.Length : 0,
            VisualDims = scene.Visual?.Length ?? 0,
            JointDims = scene.Joint?.Length ?? 0,
        };
    }

    private static unsafe Pixels Decode(ParentChannel channel, VisionRequest request)
    {
        using OriginalMemory original = OriginalMemory.Fetch(channel.Fetch, request.Length);
        using Picture picture = Picture.Open(original.Bytes, original.Length, request.MaxPixels);
        using VipsImage image = picture.Shrink(LongestSide);
        return AppearanceWork.ToPixels(image);
    }

    // What the runtimes open and compile at first use is open then: one session is made and run.
    private static void Practise(Sessions sessions, string? problem)
    {
        Converse(Refuse(ParkKind.FormatOff, problem ?? ""));
        if (problem is not null) return;
        _ = SHA256.HashData("practice"u8);
        _ = new BpeTokenizer(["a b"]).Encode("a b, 1", 8);
        _ = new Stack<int>().TryPop(out _);
        // A model of our own first, which is always there: x times [1 2; 3 4].
        using (var tiny = new OrtSession(Convert.FromBase64String(TinyModel), 1)) tiny.Run(Tensor.Of(new float[2], 1, 2));
        if (sessions.Models.Models.FirstOrDefault(model => model.Entry.SelfTest is not null) is not { } model) return;
        try
        {
            OrtSession session = sessions.Open(model);
            session.Run(SelfTest.Pattern(model.Entry.SelfTest!.Shape, session.Inputs[0].Element));
        }
        catch (Exception refused) when (refused is ModelException or OrtException)
        {
            // Said to whoever asks for it.
        }
    }

    // Both ways through what reads and writes them, with one of everything.
    private static void Converse(VisionAnswer refusal)
    {
        var request = new VisionRequest { Length = 1, MaxPixels = 1, CpuSeconds = 1, Tasks = VisionTask.OfModels, Words = "words" };
        _ = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(request, VisionJson.Default.VisionRequest), VisionJson.Default.VisionRequest);
        var thing = new SeenThing("thing", 0.5, [new SeenBox(0, 0, 1, 1)]);
        VisionAnswer answer = refusal with { Faces = [new SeenFace(thing.Boxes[0], 0.5, 1.5, true)], Objects = [thing], Scenes = [thing], Lines = [new SeenLine("line", 0.5, [0, 0.5])], Problems = ["problem"] };
        _ = JsonSerializer.SerializeToUtf8Bytes(answer, VisionJson.Default.VisionAnswer);
    }

    private static VisionAnswer Refuse(ParkKind kind, string reason) => new() { Parked = new Parked(kind, PlainText.Of(reason)) };

    private static byte[] Bytes(float[] vector) => System.Runtime.InteropServices.MemoryMarshal.AsBytes(vector.AsSpan()).ToArray();
}
