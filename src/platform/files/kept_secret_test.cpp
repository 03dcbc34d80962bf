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

TEST_CASE(
    "a renewal that is broken off goes on with the same next secret, and nobody uses either meanwhile") {
    auto const folder = std::filesystem::temp_directory_path() / ("samverk-" + secrets::make());
    std::filesystem::create_directory(folder);
    auto const file = (folder / "secret").string();
    auto const old = files::kept_secret(file);
    auto const next = files::SecretRenewal(file).next();
    CHECK_THROWS_AS(files::kept_secret(file), std::runtime_error);
    files::SecretRenewal const again(file);
    CHECK(again.old() == old);
    CHECK(again.next() == next);
    again.finish();
    CHECK(files::kept_secret(file) == next);
    CHECK_THROWS_AS(files::SecretRenewal((folder / "nothing").string()), std::runtime_error);
    std::filesystem::remove_all(folder);
}
