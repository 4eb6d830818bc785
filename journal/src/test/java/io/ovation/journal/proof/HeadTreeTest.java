package io.ovation.journal.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.journal.postgres.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadTreeTest {

    @TempDir
    Path directory;

    @Test
    void roots_are_those_of_the_rfc() {
        // The list of inputs and the roots of certificate-transparency-go, merkletree/merkle_tree_test.go, for RFC
        // 6962.
        String[] inputs = {
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"
        };
        String[] roots = {
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
        };
        List<byte[]> leaves = new ArrayList<>();
        MerkleProofs.Growing growing = new MerkleProofs.Growing();
        for (int i = 0; i < inputs.length; i++) {
            leaves.add(TreeHashes.leaf(HexFormat.of().parseHex(inputs[i])));
            growing.add(leaves.getLast());
            assertThat(HexFormat.of().formatHex(new MerkleProofs(MerkleProofs.of(leaves)).root(leaves.size())))
                    .isEqualTo(roots[i]);
            assertThat(growing.root()).isEqualTo(HexFormat.of().parseHex(roots[i]));
        }
    }

    @Test
    void every_head_continues_every_older_one_and_no_other() throws Exception {
        StandaloneCheck check = new StandaloneCheck(directory);
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            leaves.add(TreeHashes.leaf(("leaf " + i).getBytes(StandardCharsets.UTF_8)));
        }
        MerkleProofs proofs = new MerkleProofs(MerkleProofs.of(leaves));
        for (int newer = 0; newer <= leaves.size(); newer++) {
            for (int older = 0; older <= newer; older++) {
                String proof = new ConsistencyProof(1, older, newer, proofs.consistency(older, newer)).json();
                assertThat(check.consistency(proof, head(proofs, older), head(proofs, newer)))
                        .startsWith("HOLDS");
                if (older > 0) {
                    TreeHead other = new TreeHead(1, older, GrowingJournal.hash(newer), new byte[32], 0);
                    assertThat(check.consistency(proof, other.json(), head(proofs, newer)))
                            .startsWith("REFUSED");
                    TreeHead otherNewer = new TreeHead(1, newer, GrowingJournal.hash(older), new byte[32], 0);
                    assertThat(check.consistency(proof, head(proofs, older), otherNewer.json()))
                            .startsWith("REFUSED");
                }
            }
        }
    }

    private static String head(MerkleProofs proofs, int size) {
        return new TreeHead(1, size, proofs.root(size), new byte[32], 0).json();
    }

    @Test
    void a_tree_of_seventy_thousand_batches_answers_from_a_few_rows_as_it_does_from_all_hashes() throws Exception {
        DataSource source = TestDatabase.fresh();
        GrowingJournal journal = new GrowingJournal();
        HeadTree tree = new HeadTree(source, journal, 1);
        HeadTiles tiles = new HeadTiles(source, 1);
        List<byte[]> leaves = new ArrayList<>();
        int size = 70_000;
        journal.grow(size);
        for (int sequence = 1; sequence <= size; sequence++) {
            leaves.add(TreeHashes.leaf(GrowingJournal.hash(sequence)));
            if (sequence % HeadTiles.WIDTH == 0) {
                tiles.store(sequence / HeadTiles.WIDTH - 1, leaves.subList(sequence - HeadTiles.WIDTH, sequence));
            }
        }
        assertThat(tiles.full()).isEqualTo(size / HeadTiles.WIDTH);
        assertThat(TestDatabase.number(source, "select count(*) from journal.head_tile where level = 1"))
                .isEqualTo(1);
        MerkleProofs all = new MerkleProofs(MerkleProofs.of(leaves));
        assertThat(tree.head().root()).isEqualTo(all.root(size));
        StandaloneCheck check = new StandaloneCheck(directory);
        Random random = new Random(7);
        for (int i = 0; i < 12; i++) {
            int newer = 2 + random.nextInt(size - 1);
            int older = 1 + random.nextInt(newer - 1);
            ConsistencyProof proof = tree.consistency(older, newer);
            assertThat(proof.path()).hasSizeLessThanOrEqualTo(2 * 17 + 1);
            assertThat(check.consistency(proof.json(), head(all, older), head(all, newer)))
                    .startsWith("HOLDS");
        }
    }

    @Test
    void rows_that_were_deleted_or_never_written_are_derived_from_the_journal() {
        DataSource source = TestDatabase.fresh();
        GrowingJournal journal = new GrowingJournal();
        HeadTree tree = new HeadTree(source, journal, 1);
        MerkleProofs.Growing expected = new MerkleProofs.Growing();
        for (int sequence = 1; sequence <= 1_000; sequence++) {
            expected.add(TreeHashes.leaf(GrowingJournal.hash(sequence)));
        }
        journal.grow(1_000);
        assertThat(tree.head().root()).isEqualTo(expected.root());
    }

    @Test
    void a_head_of_more_batches_than_there_are_is_not_given() {
        HeadTree tree = new HeadTree(TestDatabase.fresh(), new GrowingJournal(), 1);
        assertThatThrownBy(() -> tree.consistency(1, 2)).hasMessageContaining("the journal has 0");
        assertThat(tree.head().root()).isEqualTo(TreeHashes.sha256().digest());
    }
}
