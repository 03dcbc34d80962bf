// A secret that stays.
#include "platform/files/kept_secret.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "platform/secrets/secrets.h"

TEST_CASE("a secret is made once, for its owner only, and made anew when the file holds none") {
    auto const folder = std::filesystem::temp_directory_path() / ("samverk-" + secrets::make());
    std::filesystem::create_directory(folder);
    auto const file = (folder / "secret").string();
    auto const secret = files::kept_secret(file);
    CHECK(secret.size() == secrets::secret_length);
    CHECK(files::kept_secret(file) == secret);
    struct stat status{};
    REQUIRE(stat(file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    std::ofstream(file) << "nothing";
    auto const other = files::kept_secret(file);
    CHECK(other.size() == secrets::secret_length);
    CHECK(other != secret);
    std::filesystem::remove_all(folder);
}
