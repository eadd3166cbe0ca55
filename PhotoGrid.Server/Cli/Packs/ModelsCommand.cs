using System.Text.Json;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Api.Vision;
using PhotoGrid.Vision;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Server.Cli.Packs;

/// <summary>Does what <c>photogrid models …</c> says, in whichever process holds the data folder.</summary>
internal static class ModelsCommand
{
    public static Task<int> RunAsync(ModelsVerb verb, IServiceProvider services, VerbOutput output, CancellationToken ct) => verb.Action switch
    {
        ModelsVerb.List => ListAsync(verb, services.GetRequiredService<ModelRegistry>(), output),
        ModelsVerb.Add => AddAsync(verb, services, output, ct),
        _ => VerifyAsync(services.GetRequiredService<ModelRegistry>(), services.GetRequiredService<VisionPool>(), output, ct),
    };

    private static async Task<int> ListAsync(ModelsVerb verb, ModelRegistry registry, VerbOutput output)
    {
        var models = ModelsJson.Of(registry);
        if (verb.Json)
        {
            await output.LineAsync(JsonSerializer.Serialize(models, ModelsJsonContext.Default.ModelsJson));
            return 0;
        }

        foreach (var pack in models.Packs)
        {
            await output.LineAsync($"{pack.Name}: {pack.Title}{(pack.Problem is null ? "" : $" NOT USED: {pack.Problem}")}");
            foreach (var model in pack.Models)
                await output.LineAsync($"  {model.Id}  {model.Role}  {model.Version}  {model.Bytes / 1e6:0.0} MB");
        }

        if (models.Off is { } off)
            await output.LineAsync(off);
        else if (models.Missing.Count > 0)
            await output.LineAsync($"Off, because no model does it: {string.Join(", ", models.Missing)}.");
        return 0;
    }

    private static async Task<int> AddAsync(ModelsVerb verb, IServiceProvider services, VerbOutput output, CancellationToken ct)
    {
        var (registry, install) = (services.GetRequiredService<ModelRegistry>(), services.GetRequiredService<InstallPack>());
        if (registry.Off is { } off)
            return await FailAsync(output, off);
        using var fetch = new FetchPack();
        var read = verb.IsAddress ? await fetch.ReadAsync(verb.Source, ct) : InstallPack.Read(Path.GetFullPath(verb.Source));
        if (!read.Ok)
            return await FailAsync(output, read.Failure.Message);

        var pack = read.Value;
        await output.LineAsync($"{pack.Name}: {pack.Title}");
        await output.LineAsync($"Licence: {(pack.Licence.Length > 0 ? pack.Licence : "its manifest names none.")}");
        if (pack.Note.Length > 0)
            await output.LineAsync(pack.Note);
        if (!verb.Agrees)
            return await FailAsync(output, "Nothing was added. If you agree to this licence, add --yes.");

        var folder = verb.Source;
        if (verb.IsAddress)
        {
            folder = install.Staging(pack.Name);
            if (await fetch.RunAsync(verb.Source, pack, folder, output, ct) is { } refusal)
                return await FailAsync(output, refusal);
        }

        var added = await install.RunAsync(folder, ct);
        if (!added.Ok)
            return await FailAsync(output, added.Failure.Message);
        await output.LineAsync($"{pack.Name} is in use. Photos are looked at again for what it changes, newest first, when nothing else is to do.");
        return 0;
    }

    private static async Task<int> VerifyAsync(ModelRegistry registry, VisionPool pool, VerbOutput output, CancellationToken ct)
    {
        var problems = registry.Packs.SelectMany(pack => pack.Problem is { } problem ? [$"{pack.Name}: {problem}"] : InstallPack.Read(pack.Folder) is { Ok: false } bad ? [$"{pack.Name}: {bad.Failure.Message}"] : Array.Empty<string>()).ToList();
        if (registry.Off is { } off)
        {
            problems.Add(off);
        }
        else
        {
            var tried = await pool.TestAsync(ct);
            problems.AddRange(tried.Parked is { } parked ? [parked.Reason] : tried.Value!);
        }

        foreach (var problem in problems)
            await output.LineAsync($"FAULT {problem}");
        await output.LineAsync(problems.Count == 0 ? $"{registry.Models.Models.Count} models are what they should be." : $"{problems.Count} faults were found.");
        return problems.Count == 0 ? 0 : 1;
    }

    private static async Task<int> FailAsync(VerbOutput output, string sentence)
    {
        await output.ErrorAsync(sentence);
        return 1;
    }
}
