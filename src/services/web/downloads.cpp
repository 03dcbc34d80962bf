// Streams, and spreadsheets by way of a file.
#include "services/web/downloads.h"

#include <filesystem>
#include <memory>

#include "platform/basics/id.h"
#include "platform/files/mapped.h"
#include "services/web/api.h"

namespace web {

namespace {

constexpr std::size_t part_size = 64 * 1024;

/// The file's bytes without its name: gone when the last part has been sent, also when the client
/// leaves.
std::shared_ptr<files::Mapped> taken(std::filesystem::path const& path) {
    auto mapped = std::make_shared<files::Mapped>(path.string());
    std::filesystem::remove(path);
    return mapped;
}

}

http::Response streamed(std::string content_type, std::string_view file_name,
                        std::function<bool(std::string&)> more) {
    http::Response response{.more = std::move(more)};
    response.with("Content-Type", std::move(content_type));
    if (!file_name.empty()) response.with("Content-Disposition", http::attachment(file_name));
    return response;
}

http::Response Spreadsheets::download(std::string_view file_name, std::string const& sheet,
                                      std::vector<std::string> const& header,
                                      std::function<bool(std::vector<tables::Cell>&)> const& row) {
    std::unique_lock const alone(one_at_a_time_, std::try_to_lock);
    if (!alone)
        return api_problem(503, "Another spreadsheet is being made. Try again in a moment.")
            .with("Retry-After", "5");
    auto const letters = basics::new_id_letters();
    auto const path = std::filesystem::temp_directory_path() /
                      ("samverk-" + std::string(letters.begin(), letters.end()) + ".xlsx");
    tables::XlsxWriter writer(path, sheet, header);
    std::vector<tables::Cell> cells;
    while (row(cells)) {
        if (!writer.row(cells)) break;
        cells.clear();
    }
    writer.finish();
    return streamed("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file_name,
                    [file = taken(path), sent = std::size_t(0)](std::string& chunk) mutable {
                        auto const part = file->bytes().substr(sent, part_size);
                        chunk.append(part);
                        sent += part.size();
                        return !part.empty();
                    });
}

}
