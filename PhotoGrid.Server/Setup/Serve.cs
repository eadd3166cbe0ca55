using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using PhotoGrid.Accounts;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Api.Accounts;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Setup;

/// <summary>The verb <c>serve</c>: takes the data folder, starts, says where it is, and stays until it is told to end.</summary>
internal static class Serve
{
    private const string StandardUrl = "http://localhost:5000";

    /// <summary>0 after an orderly end; 1 with a sentence when it can't start.</summary>
    public static async Task<int> RunAsync(ServeOptions options, TextWriter output, TextWriter errors)
    {
        var (folder, refused) = DataFolder.Take(options.DataFolder);
        if (folder is null)
        {
            await errors.WriteLineAsync(refused!.Message);
            return 1;
        }

        using (folder)
        {
            await using var app = Program.Build(options);
            try
            {
                await app.StartAsync();
            }
            catch (IOException fault) when (fault.InnerException is AddressInUseException || fault.InnerException is SocketException)
            {
                await errors.WriteLineAsync($"{fault.Message} Another program listens there; choose another address with --urls.");
                return 1;
            }

            CheckNeeds(app);
            await GreetAsync(app, folder, output);
            await app.WaitForShutdownAsync();
        }

        return 0;
    }

    public static WebApplicationBuilder CreateBuilder(ServeOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            // Settings are read once: a watcher on the file costs a thread, and half of them could not change while running anyway.
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. options.Settings],
            ContentRootPath = AppContext.BaseDirectory,
        });
        if (options.Urls is { } urls)
            builder.WebHost.UseUrls(urls);
        else if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(StandardUrl);

        // The log goes to standard error as JSON, one line each; standard output is for people.
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(json => json.UseUtcTimestamp = true);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return builder;
    }

    /// <summary>A route that doesn't say what it requires stops the server before anybody is told its address.</summary>
    public static void CheckNeeds(WebApplication app)
    {
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<Need>() is null)
                throw new InvalidOperationException($"The route {endpoint.DisplayName} does not say what it requires.");
        }
    }

    private static async Task GreetAsync(WebApplication app, DataFolder folder, TextWriter output)
    {
        await output.WriteLineAsync($"PhotoGrid {Release.Version} is running. Everything it keeps is in {folder.Root}");
        foreach (var url in app.Urls)
            await output.WriteLineAsync($"Open {url}");
        if (await app.Services.GetRequiredService<SetUpMachine>().IsNeededAsync(CancellationToken.None))
        {
            await output.WriteLineAsync("There is no account yet: open the address on this machine to make the first one.");
            await output.WriteLineAsync($"From another machine the page asks for this code: {app.Services.GetRequiredService<SetupCode>().Text}");
        }

        await output.FlushAsync();
    }
}
