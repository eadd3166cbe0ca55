using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using PhotoGrid.Disk;
using PhotoGrid.Server.Setup;
using PhotoGrid.Server.Workers;

namespace PhotoGrid.Server.Tests.Faults;

/// <summary>A server whose disk can be made to fail, and that does nothing by itself, so that a call counted twice is the same call.</summary>
internal sealed class TroubledServer : IAsyncDisposable
{
    private static readonly Type[] _workers = [typeof(JobWorker), typeof(JournalWorker), typeof(SessionKeeper), typeof(Housekeeper), typeof(MemoryTrimmer)];

    private TroubledServer(TestServer server, Trouble trouble) => (Server, Trouble) = (server, trouble);

    public TestServer Server { get; }

    public Trouble Trouble { get; }

    public static async Task<TroubledServer> StartAsync()
    {
        Trouble? trouble = null;
        var server = await TestServer.StartAsync(builder =>
        {
            trouble = Adjust(builder);
        });
        return new TroubledServer(server, trouble!);
    }

    /// <summary>Puts the trouble between a server that is being built and its disk.</summary>
    public static Trouble Adjust(WebApplicationBuilder builder)
    {
        var options = (ServeOptions)builder.Services.First(service => service.ServiceType == typeof(ServeOptions)).ImplementationInstance!;
        var trouble = new Trouble(options.DataFolder);
        TroubledSqlite.Watch(trouble);
        builder.Services.Replace(ServiceDescriptor.Singleton<DiskCalls>(new TroubledDisk(trouble)));
        foreach (var worker in builder.Services.Where(service => service.ServiceType == typeof(IHostedService) && _workers.Contains(service.ImplementationType)).ToList())
            builder.Services.Remove(worker);
        return trouble;
    }

    public async ValueTask DisposeAsync()
    {
        Trouble.Mend();
        await Server.DisposeAsync();
        TroubledSqlite.Forget(Trouble);
    }
}
