/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/seek_filter.h"

#include <stdbool.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

static bool is_gram(const struct seek_tables *tables, const char *at)
{
    return seek_buckets(tables, at, SEEK_BEFORE, SEEK_GRAM) != 0;
}

/* Returns the word's own bit, if it is not 0. */
static inline uint64_t set_word(uint64_t map[SEEK_WORDS], size_t word,
                                uint64_t bits)
{
    map[word] = bits;
    return (uint64_t)(bits != 0) << word;
}

/* The words from this one on, to where the last gram begins. */
static uint64_t plain_from(const struct seek_tables *tables, size_t word,
                           const char *at, const char *end,
                           uint64_t map[SEEK_WORDS])
{
    size_t len = (size_t)(end - at);
    size_t places = len >= SEEK_GRAM ? len - (SEEK_GRAM - 1) : 0;
    uint64_t some = 0;
    if (places > SEEK_MAP_SIZE)
        places = SEEK_MAP_SIZE;
    for (; word * 64 < places; word++) {
        uint64_t bits = 0;
        for (size_t i = word * 64; i < places && i < word * 64 + 64; i++)
            bits |= (uint64_t)is_gram(tables, at + i) << (i % 64);
        some |= set_word(map, word, bits);
    }
    return some;
}

static uint64_t run_plain(const struct seek_tables *tables, const char *at,
                          const char *end, uint64_t map[SEEK_WORDS])
{
    return plain_from(tables, 0, at, end, map);
}

#if defined(__x86_64__)
/* How many words can be filled without reading behind the end. */
static size_t whole_words(const char *at, const char *end)
{
    size_t len = (size_t)(end - at);
    size_t words = len >= SEEK_GRAM ? (len - (SEEK_GRAM - 1)) / 64 : 0;
    return words < SEEK_WORDS ? words : SEEK_WORDS;
}

#define AVX2 __attribute__((target("avx2")))

struct halves {
    __m256i low, high;
};

AVX2 static __m256i twice(const uint8_t table[16])
{
    return _mm256_broadcastsi128_si256(
        _mm_loadu_si128((const __m128i *)(const void *)table));
}

/* Bytes above 0x7f are in no table: a shuffle makes 0 of them. */
AVX2 static inline __m256i half_buckets(const struct halves *halves,
                                        const char *at)
{
    __m256i bytes = _mm256_loadu_si256((const __m256i *)(const void *)at);
    __m256i upper =
        _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0f));
    return _mm256_and_si256(_mm256_shuffle_epi8(halves->low, bytes),
                            _mm256_shuffle_epi8(halves->high, upper));
}

/* A bit for each of 32 places. */
AVX2 static inline uint32_t places_at(const struct halves halves[SEEK_GRAM],
                                      const char *at)
{
    __m256i front = _mm256_and_si256(half_buckets(&halves[0], at),
                                     half_buckets(&halves[1], at + 1));
    __m256i back = _mm256_and_si256(half_buckets(&halves[2], at + 2),
                                    half_buckets(&halves[3], at + 3));
    __m256i none = _mm256_cmpeq_epi8(_mm256_and_si256(front, back),
                                     _mm256_setzero_si256());
    return ~(uint32_t)_mm256_movemask_epi8(none);
}

AVX2 static uint64_t run_avx2(const struct seek_tables *tables, const char *at,
                              const char *end, uint64_t map[SEEK_WORDS])
{
    struct halves halves[SEEK_GRAM];
    const size_t words = whole_words(at, end);
    uint64_t some = 0;
    for (size_t i = 0; i < SEEK_GRAM; i++)
        halves[i] = (struct halves){
            .low = twice(tables->low[i]),
            .high = twice(tables->high[i]),
        };
    for (size_t i = 0; i < words; i++) {
        const char *place = at + i * 64;
        uint64_t bits = (uint64_t)places_at(halves, place + 32) << 32 |
                        places_at(halves, place);
        some |= set_word(map, i, bits);
    }
    return some | plain_from(tables, words, at, end, map);
}

/* One step of the processor looks 64 bytes up in a table of 128: nearly all of
 * what is left stands for something. */
#define VBMI __attribute__((target("avx512f,avx512bw,avx512vbmi")))

struct whole {
    __m512i low, high;
};

VBMI static inline __m512i whole_buckets(const struct whole *whole,
                                         const char *at)
{
    return _mm512_permutex2var_epi8(whole->low, _mm512_loadu_si512(at),
                                    whole->high);
}

VBMI static uint64_t run_vbmi(const struct seek_tables *tables, const char *at,
                              const char *end, uint64_t map[SEEK_WORDS])
{
    struct whole whole[SEEK_GRAM];
    const size_t words = whole_words(at, end);
    uint64_t some = 0;
    for (size_t i = 0; i < SEEK_GRAM; i++)
        whole[i] = (struct whole){
            .low = _mm512_loadu_si512(tables->whole[SEEK_BEFORE + i]),
            .high = _mm512_loadu_si512(tables->whole[SEEK_BEFORE + i] + 64),
        };
    for (size_t i = 0; i < words; i++) {
        const char *place = at + i * 64;
        __m512i front = _mm512_and_si512(whole_buckets(&whole[0], place),
                                         whole_buckets(&whole[1], place + 1));
        __m512i back = _mm512_and_si512(whole_buckets(&whole[2], place + 2),
                                        whole_buckets(&whole[3], place + 3));
        uint64_t bits = _mm512_test_epi8_mask(front, back);
        some |= set_word(map, i, bits);
    }
    return some | plain_from(tables, words, at, end, map);
}
#endif

void seek_filters(struct seek_filter ret[SEEK_FILTERS + 1])
{
    size_t count = 0;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512vbmi") &&
        __builtin_cpu_supports("avx512bw"))
        ret[count++] = (struct seek_filter){"vbmi", run_vbmi};
    if (__builtin_cpu_supports("avx2"))
        ret[count++] = (struct seek_filter){"avx2", run_avx2};
#endif
    ret[count++] = (struct seek_filter){"plain", run_plain};
    ret[count] = (struct seek_filter){NULL, NULL};
}

/* The byte may stand there for needles of this bucket, in both its cases. */
static void let_through(struct seek_tables *tables, size_t which, char letter,
                        unsigned bucket)
{
    unsigned char c = (unsigned char)letter;
    unsigned char upper = c >= 'a' && c <= 'z' ? c & 0xdfu : c;
    uint8_t bit = (uint8_t)(1u << bucket);
    tables->whole[which][c] |= bit;
    tables->whole[which][upper] |= bit;
    if (which < SEEK_BEFORE || which >= SEEK_BEFORE + SEEK_GRAM)
        return;
    which -= SEEK_BEFORE;
    tables->low[which][c & 0x0f] |= bit;
    tables->high[which][c >> 4] |= bit;
    tables->high[which][upper >> 4] |= bit;
}

static void let_any_through(struct seek_tables *tables, size_t which,
                            unsigned bucket)
{
    for (size_t c = 0; c < sizeof tables->whole[which]; c++)
        tables->whole[which][c] |= (uint8_t)(1u << bucket);
}

void seek_tables_fill(struct seek_tables *tables, const struct seek_plan *plan)
{
    *tables = (struct seek_tables){.whole = {{0}}};
    for (size_t i = 0; i < plan->count; i++) {
        const struct seek_needle *needle = &plan->needles[i];
        for (size_t which = 0; which < SEEK_AROUND; which++) {
            size_t at = needle->offset + which - SEEK_BEFORE;
            if (at < needle->len) /* else before its begin or behind its end */
                let_through(tables, which, needle->text[at], needle->bucket);
            else
                let_any_through(tables, which, needle->bucket);
        }
    }
}
