// A message from the mail server's pipe: whole, on disk, and only then seen.
#include <filesystem>
#include <stdexcept>

#include "features/questions/questions.h"
#include "features/questions/receiving.h"
#include "platform/files/durable.h"
#include "platform/secrets/secrets.h"

namespace questions {

void put_into_folder(std::string const& data_folder, std::string_view bytes) {
    namespace fs = std::filesystem;
    if (bytes.empty()) throw std::runtime_error("there is no message on standard input");
    if (bytes.size() > mime::most_bytes)
        throw std::runtime_error("the message is larger than 25 MiB");
    auto const folder = fs::path(data_folder) / replies_folder;
    for (auto const* part : {"tmp", "new"}) fs::create_directories(folder / part);
    auto const file = secrets::hash(secrets::make()).substr(0, 32) + ".eml";
    files::write_durably((folder / "tmp" / file).string(), bytes);
    files::put_in_place((folder / "tmp" / file).string(), (folder / "new" / file).string());
}

}
