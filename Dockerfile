# The same steps as ./dev publish, in stages. Not built where this project is developed: see docs/how-to/docker.md.

FROM node:20-bookworm-slim AS web
WORKDIR /src/wwwroot
COPY wwwroot/package.json wwwroot/package-lock.json ./
RUN npm ci --ignore-scripts
COPY wwwroot/ ./
RUN npm run build
WORKDIR /src
COPY tools/ tools/
COPY PhotoGrid.Core/Vision/Registry/Packs/ PhotoGrid.Core/Vision/Registry/Packs/
# The face pack is for who runs the image to add: photogrid models add shows its licence first.
RUN tools/fetch-libvips.sh && tools/places/fetch.sh && tools/fetch-onnxruntime.sh && tools/models/fetch.sh ocr objects

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 UseSharedCompilation=false
WORKDIR /src
COPY *.props global.json .editorconfig BannedSymbols.txt appsettings.json ./
COPY PhotoGrid.Core/ PhotoGrid.Core/
COPY PhotoGrid.Server/ PhotoGrid.Server/
COPY --from=web /src/wwwroot/dist wwwroot/dist
COPY --from=web /src/runtimes runtimes
RUN case "$(uname -m)" in aarch64) rid=linux-arm64 ;; *) rid=linux-x64 ;; esac \
 && dotnet publish PhotoGrid.Server -c Release -r $rid -p:PublishProfileShape=single -p:DebugType=none -o /out

FROM debian:bookworm-slim
# libstdc++ is all that libvips, ONNX Runtime and the runtime want beyond libc; the program runs without libicu. libheif1 decodes HEIC, libraw20 RAW, libjxl0.7 JPEG XL,
# ffmpeg reads videos, tzdata has the rules of time zones.
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates libstdc++6 zlib1g libssl3 libheif1 libraw20 libjxl0.7 ffmpeg tzdata \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /data photogrid && install -d -o photogrid -g photogrid /data
COPY --from=build /out/ /opt/photogrid/
COPY --from=web /src/runtimes/any/models /opt/photogrid/models
ENV PHOTOGRID_DATA=/data DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
USER photogrid
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["/opt/photogrid/photogrid"]
CMD ["serve", "--urls", "http://0.0.0.0:8080"]
