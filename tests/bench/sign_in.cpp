// The floor of signing in: passwords checked a second by bare argon2id, of the same cost and by as
// many threads. bench_sign_in SECONDS THREADS. Prints JSON.
#include <sodium.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <thread>
#include <vector>

#include "measured.h"

int main(int count, char** words) {
    constexpr std::string_view password = "regnkläder på en tisdag";
    constexpr unsigned long long passes = 2;
    constexpr std::size_t memory = std::size_t(47104) * 1024;
    if (count < 3 || sodium_init() < 0)
        return std::fprintf(stderr, "bench_sign_in SECONDS THREADS\n"), 2;
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(hash.data(), password.data(), password.size(), passes, memory) != 0)
        return 2;
    double const milliseconds = 1000 * std::atof(words[1]);
    std::vector<int> checked(static_cast<std::size_t>(std::atoi(words[2])));
    auto const start = measured::Clock::now();
    {
        std::vector<std::jthread> threads;
        for (auto& own : checked)
            threads.emplace_back([&] {
                while (measured::milliseconds_since(start) < milliseconds)
                    own += crypto_pwhash_str_verify(hash.data(), password.data(),
                                                    password.size()) == 0;
            });
    }
    auto const spent = measured::milliseconds_since(start);
    int all = 0;
    for (auto const own : checked) all += own;
    std::printf("{\"per_second\":%.2f}\n", all * 1000 / spent);
}
