/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "scan/seek.h"

#include "base/mem.h"
#include "scan/seek_plan.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

typedef const char *seek_fn(const struct seek *seek, const char *at,
                            const char *end);

/* A bucket is a bit: of a place of the text, the bits in both tables of both
 * its bytes are those of the needles that could stand around it. */
struct seek {
    struct seek_plan plan;
    uint8_t low[2][16], high[2][16]; /* by half bytes */
    uint8_t whole[3][256];           /* by bytes: exactly, and of the third */
    size_t reach;                    /* from the first byte to the last */
    seek_fn *next;
};

/* Eight bytes a step; the last step takes in some that were looked at. */
static bool stands_at(const struct seek_needle *needle, const char *at)
{
    for (size_t i = 0; i < needle->step_count; i++) {
        const struct seek_step *step = &needle->steps[i];
        uint64_t word;
        memcpy(&word, at + step->offset, sizeof word);
        if ((word | step->letters) != step->word)
            return false;
    }
    return true;
}

/* A needle that is shorter than such a step. */
static bool stands_short(const struct seek_needle *needle, const char *at)
{
    return strncasecmp(at, needle->text, needle->len) == 0;
}

/* Of the needles in these buckets, the one that stands around the place. */
static const char *around(const struct seek *seek, unsigned buckets,
                          const char *place, const char *at, const char *end)
{
    for (; buckets; buckets &= buckets - 1) {
        unsigned bucket = (unsigned)__builtin_ctz(buckets);
        const struct seek_needle *needle = seek->plan.bucket[bucket];
        for (; needle; needle = needle->next) {
            if ((size_t)(place - at) < needle->offset)
                continue;
            const char *start = place - needle->offset;
            size_t left = (size_t)(end - start);
            if (left >= needle->len &&
                (needle->step_count ? stands_at(needle, start)
                                    : stands_short(needle, start)))
                return start;
        }
    }
    return NULL;
}

static const char *next_plain(const struct seek *seek, const char *from,
                              const char *at, const char *end)
{
    size_t apart = seek->plan.apart;
    for (; (size_t)(end - from) > apart; from++) {
        unsigned buckets = (unsigned)seek->whole[0][(unsigned char)from[0]] &
                           seek->whole[1][(unsigned char)from[apart]];
        const char *found =
            buckets ? around(seek, buckets, from, at, end) : NULL;
        if (found)
            return found;
    }
    return NULL;
}

static const char *next_anywhere(const struct seek *seek, const char *at,
                                 const char *end)
{
    return next_plain(seek, at, at, end);
}

/* What the vectors let through, place by place. */
static const char *look(const struct seek *seek, uint64_t places,
                        const char *base, const char *at, const char *end)
{
    size_t apart = seek->plan.apart, third = seek->plan.third;
    for (; places; places &= places - 1) {
        const char *place = base + __builtin_ctzll(places);
        unsigned buckets = (unsigned)seek->whole[0][(unsigned char)place[0]] &
                           seek->whole[1][(unsigned char)place[apart]] &
                           seek->whole[2][(unsigned char)place[third]];
        const char *found =
            buckets ? around(seek, buckets, place, at, end) : NULL;
        if (found)
            return found;
    }
    return NULL;
}

#if defined(__x86_64__)
#define AVX2 __attribute__((target("avx2")))

struct tables {
    __m256i low0, high0, low1, high1;
};

AVX2 static __m256i twice(const uint8_t table[16])
{
    return _mm256_broadcastsi128_si256(
        _mm_loadu_si128((const __m128i *)(const void *)table));
}

/* Bytes above 0x7f are in no table: a shuffle makes 0 of them. */
AVX2 static inline __m256i buckets_of(__m256i bytes, __m256i low, __m256i high)
{
    __m256i upper =
        _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0f));
    return _mm256_and_si256(_mm256_shuffle_epi8(low, bytes),
                            _mm256_shuffle_epi8(high, upper));
}

AVX2 static inline __m256i both(const struct tables *tables, const char *at,
                                size_t apart)
{
    __m256i one = _mm256_loadu_si256((const __m256i *)(const void *)at);
    __m256i two =
        _mm256_loadu_si256((const __m256i *)(const void *)(at + apart));
    return _mm256_and_si256(buckets_of(one, tables->low0, tables->high0),
                            buckets_of(two, tables->low1, tables->high1));
}

AVX2 static inline uint64_t places_of(__m256i first, __m256i second)
{
    __m256i zero = _mm256_setzero_si256();
    uint32_t none0 =
        (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(first, zero));
    uint32_t none1 =
        (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(second, zero));
    return ~((uint64_t)none1 << 32 | none0);
}

/* 64 places a step. */
AVX2 static const char *next_avx2(const struct seek *seek, const char *at,
                                  const char *end)
{
    const size_t apart = seek->plan.apart;
    const struct tables tables = {
        twice(seek->low[0]),
        twice(seek->high[0]),
        twice(seek->low[1]),
        twice(seek->high[1]),
    };
    const char *from = at;
    for (; (size_t)(end - from) >= 64 + seek->reach; from += 64) {
        __m256i first = both(&tables, from, apart);
        __m256i second = both(&tables, from + 32, apart);
        __m256i any = _mm256_or_si256(first, second);
        if (__builtin_expect(_mm256_testz_si256(any, any), 1))
            continue;
        const char *found = look(seek, places_of(first, second), from, at, end);
        if (found)
            return found;
    }
    return next_plain(seek, from, at, end);
}

/* One step of the processor looks 64 bytes up in a table of 128: nearly all of
 * what is left stands for something. */
#define VBMI __attribute__((target("avx512f,avx512bw,avx512vbmi")))

VBMI static const char *next_vbmi(const struct seek *seek, const char *at,
                                  const char *end)
{
    const size_t apart = seek->plan.apart, third = seek->plan.third;
    const __m512i low0 = _mm512_loadu_si512(seek->whole[0]);
    const __m512i high0 = _mm512_loadu_si512(seek->whole[0] + 64);
    const __m512i low1 = _mm512_loadu_si512(seek->whole[1]);
    const __m512i high1 = _mm512_loadu_si512(seek->whole[1] + 64);
    const __m512i low2 = _mm512_loadu_si512(seek->whole[2]);
    const __m512i high2 = _mm512_loadu_si512(seek->whole[2] + 64);
    const char *from = at;
    for (; (size_t)(end - from) >= 64 + seek->reach; from += 64) {
        __m512i one =
            _mm512_permutex2var_epi8(low0, _mm512_loadu_si512(from), high0);
        __m512i two = _mm512_permutex2var_epi8(
            low1, _mm512_loadu_si512(from + apart), high1);
        __m512i three = _mm512_permutex2var_epi8(
            low2, _mm512_loadu_si512(from + third), high2);
        uint64_t places =
            _mm512_test_epi8_mask(_mm512_and_si512(one, two), three);
        if (__builtin_expect(places == 0, 1))
            continue;
        const char *found = look(seek, places, from, at, end);
        if (found)
            return found;
    }
    return next_plain(seek, from, at, end);
}
#endif

/* The byte may stand there for needles of this bucket, in both its cases. */
static void let_through(struct seek *seek, int which, char letter,
                        unsigned bucket)
{
    unsigned char c = (unsigned char)letter;
    unsigned char upper = c >= 'a' && c <= 'z' ? c & 0xdfu : c;
    uint8_t bit = (uint8_t)(1u << bucket);
    if (which < 2) {
        seek->low[which][c & 0x0f] |= bit;
        seek->high[which][c >> 4] |= bit;
        seek->high[which][upper >> 4] |= bit;
    }
    seek->whole[which][c] |= bit;
    seek->whole[which][upper] |= bit;
}

static void let_any_through(struct seek *seek, unsigned bucket)
{
    for (size_t c = 0; c < sizeof seek->whole[2]; c++)
        seek->whole[2][c] |= (uint8_t)(1u << bucket);
}

static void fill_tables(struct seek *seek)
{
    const struct seek_plan *plan = &seek->plan;
    for (size_t i = 0; i < plan->count; i++) {
        const struct seek_needle *needle = &plan->needles[i];
        const char *first = needle->text + needle->offset;
        let_through(seek, 0, first[0], needle->bucket);
        let_through(seek, 1, first[plan->apart], needle->bucket);
        if (seek_has_third(plan, needle))
            let_through(seek, 2, first[plan->third], needle->bucket);
        else
            let_any_through(seek, needle->bucket);
    }
    seek->reach = plan->apart > plan->third ? plan->apart : plan->third;
}

struct seek *seek_new(const char *const *needles, struct span sample)
{
    struct seek *seek = xcalloc(1, sizeof *seek);
    if (!seek_plan_make(&seek->plan, needles, sample)) {
        seek_free(seek);
        return NULL;
    }
    fill_tables(seek);
    seek->next = next_anywhere;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2"))
        seek->next = next_avx2;
    if (__builtin_cpu_supports("avx512vbmi") &&
        __builtin_cpu_supports("avx512bw"))
        seek->next = next_vbmi;
#endif
    return seek;
}

void seek_free(struct seek *seek)
{
    if (!seek)
        return;
    seek_plan_done(&seek->plan);
    free(seek);
}

const char *seek_next(const struct seek *seek, const char *at, const char *end)
{
    return seek->next(seek, at, end);
}
