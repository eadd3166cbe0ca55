using PhotoGrid.Accounts;
using PhotoGrid.Albums;
using PhotoGrid.Duplicates;
using PhotoGrid.Editing;
using PhotoGrid.Imaging;
using PhotoGrid.Import;
using PhotoGrid.Import.Dav;
using PhotoGrid.Import.Folders;
using PhotoGrid.Library;
using PhotoGrid.Maintenance;
using PhotoGrid.Places;
using PhotoGrid.Search;
using PhotoGrid.Server.Api;
using PhotoGrid.Server.Api.Accounts;
using PhotoGrid.Server.Api.Dav;
using PhotoGrid.Server.Api.Machine;
using PhotoGrid.Server.Api.Sync;
using PhotoGrid.Server.Api.Timeline;
using PhotoGrid.Server.Cli;
using PhotoGrid.Server.Cli.Control;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Metrics;
using PhotoGrid.Server.Http.OpenApi;
using PhotoGrid.Server.Setup;
using PhotoGrid.Server.Workers;
using PhotoGrid.Stacks;
using PhotoGrid.Sync;
using PhotoGrid.Uploads;

namespace PhotoGrid.Server;

/// <summary>The table of contents: what the server is made of, and what it answers to.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => CommandLine.RunAsync(args);

    /// <summary>The whole server on a data folder whose lock the caller holds. <paramref name="adjust"/> is for the tests' clock and passwords.</summary>
    internal static WebApplication Build(ServeOptions options, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = Serve.CreateBuilder(options);
        builder.AddHttp();
        builder.Services.AddBackends(options.DataFolder, builder.Configuration);
        builder.Services.AddSight(builder.Configuration, options.DataFolder);
        builder.Services.AddPlaces(builder.Configuration["Places:File"]);
        builder.Services.AddLibrary();
        builder.Services.AddAlbums().AddDuplicates().AddStacks().AddEditing();
        builder.Services.AddSearch();
        builder.Services.AddUploads(UploadSettings.Read(builder.Configuration));
        builder.Services.AddDav();
        builder.Services.AddImport();
        builder.Services.AddFolders(FolderSettings.Read(builder.Configuration, options.DataFolder));
        builder.Services.AddMaintenance(MaintenanceSettings.Read(builder.Configuration));
        builder.Services.AddAccounts();
        builder.Services.AddAccountsApi();
        builder.Services.AddLibraryApi();
        builder.Services.AddDavApi();
        builder.Services.AddMachineApi();
        builder.Services.AddSync();
        builder.Services.AddSyncApi();
        builder.Services.AddTimelineApi();
        builder.Services.AddSingleton(options);
        builder.Services.AddHostedService<ControlSocket>();
        builder.Services.AddWorkers();
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.UseHttp();
        app.MapMachineEndpoints();
        app.MapMetricsEndpoints();
        app.MapApiDocument();
        app.MapAccountsEndpoints();
        app.MapLibraryEndpoints();
        app.MapDavEndpoints();
        app.MapTimelineEndpoints();
        app.MapSyncEndpoints();
        return app;
    }
}
