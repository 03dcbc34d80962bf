// zlib and brotli, and the rule for when they are worth their time.
#include "platform/http/compression.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "platform/http/ascii.h"

namespace http {

namespace {

constexpr std::size_t smallest_worth_it = 1'000;

struct Packer {
    virtual ~Packer() = default;
    virtual void pack(std::string_view bytes, bool last, std::string& packed) = 0;
};

class Gzip : public Packer {
public:
    explicit Gzip(Effort effort) {
        constexpr int gzip_window = 15 + 16;
        int const level = effort == Effort::quick ? 5 : 9;
        if (deflateInit2(&stream_, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::bad_alloc();
    }
    Gzip(Gzip const&) = delete;
    Gzip& operator=(Gzip const&) = delete;
    ~Gzip() override { deflateEnd(&stream_); }

    void pack(std::string_view bytes, bool last, std::string& packed) override {
        do {
            // zlib counts in 32 bits.
            auto const piece = bytes.substr(0, std::size_t{1} << 30);
            bytes.remove_prefix(piece.size());
            stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
            stream_.avail_in = static_cast<uInt>(piece.size());
            run(last && bytes.empty() ? Z_FINISH : Z_NO_FLUSH, packed);
        } while (!bytes.empty());
    }

private:
    void run(int flush, std::string& packed) {
        std::array<char, 32'768> buffer;
        do {
            stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
            stream_.avail_out = buffer.size();
            if (deflate(&stream_, flush) == Z_STREAM_ERROR)
                throw std::logic_error("zlib was used wrongly");
            packed.append(buffer.data(), buffer.size() - stream_.avail_out);
        } while (stream_.avail_out == 0);
    }

    z_stream stream_{};
};

class Brotli : public Packer {
public:
    explicit Brotli(Effort effort)
        : state_(BrotliEncoderCreateInstance(nullptr, nullptr, nullptr)) {
        if (!state_) throw std::bad_alloc();
        BrotliEncoderSetParameter(state_, BROTLI_PARAM_QUALITY, effort == Effort::quick ? 4 : 9);
        BrotliEncoderSetParameter(state_, BROTLI_PARAM_LGWIN, effort == Effort::quick ? 18 : 22);
    }
    Brotli(Brotli const&) = delete;
    Brotli& operator=(Brotli const&) = delete;
    ~Brotli() override { BrotliEncoderDestroyInstance(state_); }

    void pack(std::string_view bytes, bool last, std::string& packed) override {
        auto const* in = reinterpret_cast<std::uint8_t const*>(bytes.data());
        std::size_t left = bytes.size(), none = 0;
        auto const operation = last ? BROTLI_OPERATION_FINISH : BROTLI_OPERATION_PROCESS;
        do {
            if (!BrotliEncoderCompressStream(state_, operation, &left, &in, &none, nullptr,
                                             nullptr))
                throw std::bad_alloc();
            std::size_t ready = 0;
            auto const* out = BrotliEncoderTakeOutput(state_, &ready);
            packed.append(reinterpret_cast<char const*>(out), ready);
        } while (left > 0 || BrotliEncoderHasMoreOutput(state_));
    }

private:
    BrotliEncoderState* state_;
};

std::string_view token(Encoding encoding) { return encoding == Encoding::brotli ? "br" : "gzip"; }

/// The same thing in another packing is another representation, so it has another strong ETag.
void mark_etag(Response& response, Encoding encoding) {
    for (auto& [name, value] : response.headers)
        if (equal_ignoring_case(name, "etag") && value.starts_with('"') && value.ends_with('"'))
            value.insert(value.size() - 1, encoding == Encoding::brotli ? "-br" : "-gz");
}

void compress_stream(Response& response, Encoding encoding) {
    auto packer = std::make_shared<Compressor>(encoding);
    response.more = [packer, more = std::move(response.more),
                     plain = std::string()](std::string& chunk) mutable {
        plain.clear();
        bool const goes_on = more(plain);
        packer->add(plain, chunk);
        if (!goes_on) packer->finish(chunk);
        return goes_on;
    };
}

}

struct Compressor::State {
    std::unique_ptr<Packer> packer;
};

Compressor::Compressor(Encoding encoding, Effort effort) : state_(std::make_unique<State>()) {
    if (encoding == Encoding::identity) throw std::invalid_argument("identity packs nothing");
    if (encoding == Encoding::brotli) state_->packer = std::make_unique<Brotli>(effort);
    else state_->packer = std::make_unique<Gzip>(effort);
}

Compressor::~Compressor() = default;
Compressor::Compressor(Compressor&&) noexcept = default;

void Compressor::add(std::string_view bytes, std::string& packed) {
    state_->packer->pack(bytes, false, packed);
}
void Compressor::finish(std::string& packed) { state_->packer->pack({}, true, packed); }

std::string compressed(std::string_view body, Encoding encoding, Effort effort) {
    if (encoding == Encoding::identity) return std::string(body);
    std::string packed;
    Compressor compressor(encoding, effort);
    compressor.add(body, packed);
    compressor.finish(packed);
    return packed;
}

bool is_worth_compressing(std::string_view content_type, std::size_t size) {
    if (size < smallest_worth_it) return false;
    auto const type = lower(without_blanks(content_type.substr(0, content_type.find(';'))));
    constexpr std::array<std::string_view, 4> others = {
        "application/json", "application/xml", "application/javascript", "application/x-ndjson"};
    return type.starts_with("text/") || type.ends_with("+json") || type.ends_with("+xml") ||
           std::ranges::find(others, type) != others.end();
}

bool could_compress(Response const& response) {
    bool const whole = response.status != 206 && response.status != 204 && response.status != 304;
    bool const may = response.header("Content-Encoding").empty() &&
                     !response.header("Cache-Control").contains("no-transform");
    auto const size = response.more ? smallest_worth_it : response.body.size();
    return whole && may && is_worth_compressing(response.header("Content-Type"), size);
}

void vary_by(Response& response, std::string_view header_name) {
    for (auto& [name, value] : response.headers) {
        if (!equal_ignoring_case(name, "vary")) continue;
        for (std::string_view rest = value; !rest.empty();)
            if (equal_ignoring_case(without_blanks(take_until(rest, ',')), header_name)) return;
        value.append(", ").append(header_name);
        return;
    }
    response.headers.emplace_back("Vary", header_name);
}

void compress(Request const& request, Response& response, Effort effort) {
    if (!could_compress(response)) return;
    vary_by(response, "Accept-Encoding");
    auto const encoding = preferred_encoding(request.header("accept-encoding"));
    if (encoding == Encoding::identity) return;
    if (response.more) compress_stream(response, encoding);
    else response.body = compressed(response.body, encoding, effort);
    mark_etag(response, encoding);
    response.headers.emplace_back("Content-Encoding", token(encoding));
}

}
